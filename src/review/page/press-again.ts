/**
 * A key that had to wait, once more, for what has the focus by now.
 *
 * A key that a script sends writes nothing by itself and moves nothing: what the browser would have done is done here by hand. Text goes in
 * as the browser's own command, which keeps the field's undo.
 */
export function pressAgain(one: KeyboardEvent | string): void {
  const target = document.activeElement ?? document.body
  if (typeof one === 'string') return paste(target, one)
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = one
  const fresh = new KeyboardEvent('keydown', {
    ...{ key, code, shiftKey, ctrlKey, altKey, metaKey },
    bubbles: true,
    cancelable: true,
  })
  if (!target.dispatchEvent(fresh)) return
  const dialog = target.closest('dialog')
  if (key === 'Escape') dialog?.dispatchEvent(new Event('cancel', { cancelable: true }))
  else if (key === 'Tab') moveFocus(dialog ?? document, target, shiftKey ? -1 : 1)
  else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) write(target, one)
  else if (target instanceof HTMLSelectElement) choose(target, key)
  else if (target instanceof HTMLElement && target.matches('button, summary') && (key === ' ' || key === 'Enter'))
    target.click()
}

const insert = (text: string): boolean => document.execCommand('insertText', false, text)

function paste(target: Element, text: string): void {
  if (target instanceof HTMLTextAreaElement) insert(text)
  else if (target instanceof HTMLInputElement)
    insert(
      text
        .split('\n')
        .map((line) => line.trim())
        .join(' '),
    )
}

function write(box: HTMLInputElement | HTMLTextAreaElement, { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
  if (ctrlKey || metaKey) document.execCommand(key === 'z' && !shiftKey ? 'undo' : 'redo')
  else if (key.length === 1) insert(key)
  else if (key === 'Backspace') document.execCommand('delete')
  else if (key === 'Delete') document.execCommand('forwardDelete')
  else if (key === 'Enter' && box instanceof HTMLTextAreaElement) insert('\n')
  else moveCaret(box, key, shiftKey)
}

function moveCaret(box: HTMLInputElement | HTMLTextAreaElement, key: string, longer: boolean): void {
  const [start, end] = [box.selectionStart ?? 0, box.selectionEnd ?? 0]
  const backward = box.selectionDirection === 'backward'
  const [fixed, moving] = backward ? [end, start] : [start, end]
  const to = caretAfter(box.value, key, moving)
  if (to === null) return
  if (longer) box.setSelectionRange(Math.min(fixed, to), Math.max(fixed, to), to < fixed ? 'backward' : 'forward')
  else {
    // an arrow in a selection goes to that end of it
    const at = start === end ? to : key === 'ArrowLeft' ? start : key === 'ArrowRight' ? end : to
    box.setSelectionRange(at, at)
  }
}

function caretAfter(text: string, key: string, at: number): number | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowRight':
      return Math.min(text.length, at + 1)
    case 'Home':
      return at === 0 ? 0 : lineStart
    case 'End':
      return lineEnd
    case 'ArrowUp':
      return lineStart === 0 ? 0 : Math.min(lineStart - 1, text.lastIndexOf('\n', lineStart - 2) + 1 + at - lineStart)
    case 'ArrowDown': {
      const next = text.indexOf('\n', lineEnd + 1)
      return lineEnd === text.length ? lineEnd : Math.min(next < 0 ? text.length : next, lineEnd + 1 + at - lineStart)
    }
    default:
      return null
  }
}

function choose(box: HTMLSelectElement, key: string): void {
  const options = [...box.options]
  const step = { ArrowDown: 1, ArrowUp: -1 }[key] ?? 0
  const named = (from: number): number =>
    options.findIndex((option, i) => i > from && option.text.toLowerCase().startsWith(key.toLowerCase()))
  let to = box.selectedIndex + step
  if (key.length === 1) to = named(box.selectedIndex) < 0 ? named(-1) : named(box.selectedIndex)
  if (to < 0 || to >= options.length || to === box.selectedIndex) return
  box.selectedIndex = to
  for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, { bubbles: true }))
}

const FOCUSABLE =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]:not([tabindex="-1"])'

function moveFocus(within: ParentNode, from: Element, step: 1 | -1): void {
  const all = [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility())
  const at = all.indexOf(from as HTMLElement)
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}
