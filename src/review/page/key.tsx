/** A key as it is printed on buttons. Readers of screens hear it from `aria-keyshortcuts`, not from here. */
export function Key({ name }: { name: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus
  return <kbd aria-hidden="true">{name}</kbd>
}
