/** The folder that everything of Postil lies in, as an address that ends with a slash: `electron/` and `seeds/` are in it. */
export const HOUSE = new URL(import.meta.url.endsWith(".ts") ? "../" : "../../", import.meta.url);
