/** Where does the page begin? */
import { render } from "preact";
import { keepForOffline } from "../offline/keep.ts";
import { Root } from "./root.tsx";

const root = document.getElementById("app");
if (root !== null) render(<Root />, root);
keepForOffline();
