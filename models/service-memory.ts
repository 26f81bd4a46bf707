/**
 * What one session has found out about a service, so that the next request need not find out again. It is passed in
 * and written to; nothing here outlives the panel or the command.
 */
export interface ServiceMemory {
  /** It has answered before, so a line that fails now failed on the way. */
  reached: boolean;
  /** Something on the way holds streams back until they are whole, or the service does not stream: it is asked plainly. */
  buffersStreams: boolean;
  /** It does not know the Responses address and is asked by chat completions. */
  speaksChat: boolean;
  /** It takes pictures to go by as a form, and refused them within JSON. */
  takesForms: boolean;
}

/** Nothing found out yet. */
export function createServiceMemory(): ServiceMemory {
  return { reached: false, buffersStreams: false, speaksChat: false, takesForms: false };
}
