/** How does the opening sit in the page: its address, and the ways out? */
import { labAddress } from "../app/address.ts";
import type { PageProps } from "../app/page-props.ts";
import { REPLY_LOST_CODE } from "./acts.ts";
import { Opening } from "./opening.tsx";

export function OpeningPage({ address: { locale }, onLocale }: PageProps) {
  return (
    <Opening
      locale={locale}
      onLocale={onLocale}
      labAddress={labAddress(locale)}
      runAddress={`${labAddress(locale)}?s=${REPLY_LOST_CODE}`}
    />
  );
}
