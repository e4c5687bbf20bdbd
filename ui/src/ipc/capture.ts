// What the window asks while something is taken down.
import { commands } from './bindings';
import type {
  CallFormRequest, CallFormView, CaptureDraftRequest, CaptureDraftView, InstructionRequest, LogCallRequest, NoteRequest, QuestionRequest, ReadLineRequest, CapturedView,
  TypedLineView, VisitCaptureRequest, VisitCaptureView,
} from './bindings';

export type {
  CallFormRequest, LogCallRequest, MedicineChangeRequest, NextVisitRequest, OrderRequest, ReceiverRequest, VisitCaptureRequest, WordFixRequest,
} from './bindings';

export interface CaptureIpc {
  /** The after-visit form, with what was filled in before. */
  start_visit_capture(request: { id: string }): Promise<VisitCaptureView>;
  save_visit_capture(request: VisitCaptureRequest): Promise<CapturedView>;
  /** What to ask about a call: all outcomes, and the results that fit each item. */
  call_form(request: CallFormRequest): Promise<CallFormView>;
  log_call(request: LogCallRequest): Promise<CapturedView>;
  /** One line, and how each of its words was read; again with a word set right. */
  read_line(request: ReadLineRequest): Promise<TypedLineView>;
  save_instruction(request: InstructionRequest): Promise<CapturedView>;
  save_question(request: QuestionRequest): Promise<CapturedView>;
  save_note(request: NoteRequest): Promise<CapturedView>;
  /** Keeps a form as far as it is filled; saving it ends it. */
  keep_capture(request: CaptureDraftRequest): Promise<null>;
  list_captures(): Promise<CaptureDraftView[]>;
  drop_capture(request: { id: string }): Promise<null>;
}

export const captureIpc: CaptureIpc = {
  start_visit_capture: commands.startVisitCapture,
  save_visit_capture: commands.saveVisitCapture,
  call_form: commands.callForm,
  log_call: commands.logCall,
  read_line: commands.readLine,
  save_instruction: commands.saveInstruction,
  save_question: commands.saveQuestion,
  save_note: commands.saveNote,
  keep_capture: commands.keepCapture,
  list_captures: commands.listCaptures,
  drop_capture: commands.dropCapture,
};
