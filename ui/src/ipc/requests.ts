// What the forms send, under one name for all of the window.
export type {
  CallFormRequest, LogCallRequest, MedicineChangeRequest, NextVisitRequest, OrderRequest, ReceiverRequest, VisitCaptureRequest, WordFixRequest,
} from './bindings';
