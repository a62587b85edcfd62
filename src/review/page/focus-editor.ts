/** The box in which an editor begins. */
export const focusEditor = (within: ParentNode | null = document.querySelector('[data-editor]')): void =>
  within?.querySelector<HTMLElement>('input, [role=listbox]')?.focus()
