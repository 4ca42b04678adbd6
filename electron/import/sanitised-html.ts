declare const sanitised: unique symbol;

/** HTML in which nothing but the allow-list exists. Only `sanitise` makes it; only the article frame takes it. */
export type SanitisedHtml = string & { readonly [sanitised]: true };
