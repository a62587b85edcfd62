import type { TreeNode } from './html-text.ts'

/** The little of a page's document that is needed here. */
export interface PageDocument {
  readonly documentElement: TreeNode | null
  readonly body: TreeNode | null
  querySelectorAll(selector: string): Iterable<PageElement>
  /** Joins text nodes that stand side by side. */
  normalize(): void
}

export interface PageElement {
  readonly textContent: string | null
  getAttribute(name: string): string | null
}
