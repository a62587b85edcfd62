import { compileLess } from '../heap.ts'
import { serve } from './worker.ts'

compileLess()
serve()
