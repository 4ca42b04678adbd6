import { type NamedMutation, shell } from "./named-mutation.ts";

export const schemeMutations: readonly NamedMutation[] = [
  {
    name: "a scheme bypasses the policy",
    file: shell("schemes.ts"),
    find: "secure: true,",
    replace: "secure: true, bypassCSP: true,",
    noticedBy: ["both schemes are secure origins that cannot bypass the policy"],
  },
  {
    name: "the policy is not sent",
    file: shell("guarded-response.ts"),
    find: ', "content-security-policy": policy }',
    replace: " }",
    noticedBy: [
      "7: a Content-Security-Policy comes with every file, and allows no inline script and no other origin's",
      "the window's policy is this one, to the letter",
      "pictures carry a policy of their own: no script, no request, a sandbox",
    ],
  },
  {
    name: "the policy allows inline scripts",
    file: "electron/contract/window-policy.ts",
    find: "\"script-src 'self'\"",
    replace: "\"script-src 'self' 'unsafe-inline'\"",
    noticedBy: [
      "7: a Content-Security-Policy comes with every file, and allows no inline script and no other origin's",
    ],
  },
  {
    name: "pages that are left are named to those that follow",
    file: shell("guarded-response.ts"),
    find: '"referrer-policy": "no-referrer",',
    replace: "",
    noticedBy: ["every answer forbids guessing its media type, and tells nobody where it is from"],
  },
  {
    name: "media types may be guessed",
    file: shell("guarded-response.ts"),
    find: '"x-content-type-options": "nosniff",',
    replace: "",
    noticedBy: ["every answer forbids guessing its media type, and tells nobody where it is from"],
  },
  {
    name: "pictures get the interface's policy",
    file: shell("serve-assets.ts"),
    find: "policy: ASSET_POLICY",
    replace: "policy: \"default-src 'none'; script-src 'self'\"",
    noticedBy: ["pictures carry a policy of their own: no script, no request, a sandbox"],
  },
  {
    name: "addresses are joined to the folder instead of looked up",
    file: shell("serve-interface.ts"),
    find: 'const file = files.get(plainSegments(url, INTERFACE)?.join("/") ?? "");',
    replace: `const root = files.get("index.html")!.path.replace(/index.html$/, "");
    const file = { path: root + decodeURIComponent(url.replace("app://postil/", "")), mediaType: "x" };
    if ((await readFile(file.path).catch(() => undefined)) === undefined) return refusal(404);`,
    noticedBy: [
      "no address of the interface's scheme leads out of the interface",
      "a file that came into the interface's folder later is not served",
    ],
  },
  {
    name: "files of any kind are listed",
    file: "electron/window-files/list-window-files.ts",
    find: "} else if (mediaType !== undefined) {",
    replace: "} else {",
    noticedBy: ["no address of the interface's scheme leads out of the interface"],
  },
  {
    name: "article ids are not checked",
    file: shell("serve-assets.ts"),
    find: "const id = ArticleId.safeParse(articleId);\n    if (!id.success || name",
    replace:
      "const id = { data: articleId as ArticleId };\n    if (articleId === undefined || name",
    noticedBy: ["no address of the pictures' scheme but article and hash reaches the service"],
  },
  {
    name: "picture names are not checked",
    file: shell("serve-assets.ts"),
    find: "if (!ASSET_NAME.test(name)) return refusal(404);",
    replace: "",
    noticedBy: ["no address of the pictures' scheme but article and hash reaches the service"],
  },
  {
    name: "what follows a picture's name is ignored",
    file: shell("serve-assets.ts"),
    find: " || rest.length > 0",
    replace: "",
    noticedBy: ["no address of the pictures' scheme but article and hash reaches the service"],
  },
  {
    name: "the media type of a picture is believed",
    file: shell("serve-assets.ts"),
    find: " || !MEDIA_TYPES.has(asset.mediaType)",
    replace: "",
    noticedBy: ["nothing but a picture is served as one, whatever the service says"],
  },
  {
    name: "the beginning of an address is not checked",
    file: shell("plain-segments.ts"),
    find: "!address.startsWith(start) || ",
    replace: "",
    noticedBy: ["no address of the interface's scheme leads out of the interface"],
  },
  {
    name: "queries, ways up and encoded separators are let through",
    file: shell("plain-segments.ts"),
    find: " || OUT_OF_THE_ORDINARY.test(address)",
    replace: "",
    noticedBy: ["an address is read only when it is written as we write ours"],
  },
  {
    name: "empty segments and ways up are let through",
    file: shell("plain-segments.ts"),
    find: "return segments.every(isPlain) ? segments : undefined;",
    replace: "return segments as string[];",
    noticedBy: ["an address is read only when it is written as we write ours"],
  },
  {
    name: "the interface answers other methods",
    file: shell("serve-interface.ts"),
    find: 'if (method !== "GET") return refusal(405);',
    replace: "",
    noticedBy: ["both schemes only answer GET"],
  },
  {
    name: "pictures answer other methods",
    file: shell("serve-assets.ts"),
    find: 'if (method !== "GET") return refusal(405);',
    replace: "",
    noticedBy: ["both schemes only answer GET"],
  },
];
