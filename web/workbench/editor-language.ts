/** Which language does one write in? Its grammar is a part of its own. */
import { javascript } from "@codemirror/lang-javascript";

export const language = javascript({ typescript: true });
