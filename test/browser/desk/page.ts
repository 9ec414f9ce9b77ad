/** What can a test reach of the page's desk, with no workbench around it? */
import { Cage } from "../../../web/sandbox/cage.ts";
import { Desk } from "../../../web/sandbox/desk.ts";

Object.assign(globalThis, { Cage, Desk });
