import { z } from "zod";

// The policy forbids making code out of text, which zod does for speed. It decides when a schema is made, so index.html
// loads this file before all others.
z.config({ jitless: true });
