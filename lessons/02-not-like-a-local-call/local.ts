/** How does a program reserve things on shelves of its own? */

interface Shelves {
  reserve(request: { readonly item: string }): void;
}

export function reserveEach(shelves: Shelves, items: readonly string[]): void {
  for (const item of items) {
    shelves.reserve({ item });
  }
}
