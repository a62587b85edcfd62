import { brat } from './brat.ts'
import type { Exchange } from './exchange.ts'
import { labelStudio } from './label-studio.ts'
import { webAnnotation } from './web-annotation.ts'

export type { Exchange } from './exchange.ts'

export const EXCHANGES: readonly Exchange[] = [webAnnotation, labelStudio, brat]
