/** How does the opening sit in the page: its address, and the ways out? */
import { labAddress, lessonAddress } from "../app/address.ts";
import type { PageProps } from "../app/page-props.ts";
import { REPLY_LOST_CODE } from "./acts.ts";
import { Opening } from "./opening.tsx";

const FIRST_LESSON = "01-hello-far-call";

export function OpeningPage({ address: { locale }, onLocale }: PageProps) {
  return (
    <Opening
      locale={locale}
      onLocale={onLocale}
      lessonAddress={lessonAddress(locale, FIRST_LESSON)}
      labAddress={labAddress(locale)}
      runAddress={`${labAddress(locale)}?s=${REPLY_LOST_CODE}`}
    />
  );
}
