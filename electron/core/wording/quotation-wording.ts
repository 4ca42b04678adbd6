/** Words that go out with what is copied. */
export const quotationWording = {
  /** Of a link that opens the passage. */
  passage: "in Postil",
} as const;
