const START = "<![CDATA[";
const END = "]]>";

/** Says what stands in CDATA sections as any other text. Cost: one pass, also where sections do not end. */
export function escapeSections(xml: string): string {
  const [first = "", ...sections] = xml.split(START);
  const texts = sections.map((section) => {
    const end = section.indexOf(END);
    if (end === -1) return section;
    const content = section.slice(0, end).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return content + section.slice(end + END.length);
  });
  return first + texts.join("");
}
