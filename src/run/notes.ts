/** Our own notes under the output folder; never an input. */
export const NOTES = '.aidtrail'
