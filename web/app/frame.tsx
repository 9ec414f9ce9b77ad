/** What stands around each page? */
import type { ComponentChildren } from "preact";
import { Header } from "./header.tsx";
import type { PageProps } from "./page-props.ts";

interface Props extends PageProps {
  readonly children: ComponentChildren;
}

export function Frame({ children, ...props }: Props) {
  const { words } = props;
  return (
    <>
      <Header {...props} />
      <main>{children}</main>
      <footer>
        <p>{words.noNetwork}</p>
      </footer>
    </>
  );
}
