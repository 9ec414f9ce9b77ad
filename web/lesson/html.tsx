/** How does text that was made when the site was built come on the page? */
import "./tables.css";

interface HtmlProps {
  readonly html: string;
  readonly inline?: boolean;
}

/** Made from our own Markdown when the site was built. */
export function Html({ html, inline = false }: HtmlProps) {
  const content = { __html: html };
  // biome-ignore-start lint/security/noDangerouslySetInnerHtml: our own text
  if (inline) return <span dangerouslySetInnerHTML={content} />;
  return <div class="prose" dangerouslySetInnerHTML={content} />;
  // biome-ignore-end lint/security/noDangerouslySetInnerHtml: our own text
}

/** For a place from which they would lead nowhere. */
export function withoutLinks(html: string): string {
  return html.replaceAll(/<\/?a\b[^>]*>/g, "");
}

/** What Markdown writes for letters that HTML has a use for. */
const LETTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
};

/** The words alone, for a name or a sentence; never to be taken for HTML. */
export function plainText(html = ""): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (name) => LETTERS[name] ?? name);
}
