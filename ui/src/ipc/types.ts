// What arrives from the core, decided and in words: the generated types, under one name for all of the window.
export type {
  ArrivalView, AwayView, BoardRowView, BoardView, CallCardView, ChoiceView, ComingUpView, CountView, CreatedView,
  DoneView, FactView, Failure, FileReadView, FrameView, HistoryLineView, LineView, NextStepView,
  OfficeView, PersonView, PhoneView, ProblemView, ProposalView, ReadingView, ReviewView, StatusView, TodayView,
} from './bindings';
export type {
  BannerView, BinnedView, ChoiceOptionView, ConflictView, DisputeView, FieldHistoryView, FieldProblemView, FieldShape,
  FieldStepView, FieldView, FileView, FormView, ItemView, KindView, LinkedFileView, LinkedItemView, MergeFieldView,
  MergeView, PlaceFormRequest, PlaceView, RecordGroupView, RecordRowView, RecordsView, RivalView, SavedView,
  SaveItemRequest, StepView, TextPartView, Value, Values,
} from './record';

import type { HitView as GeneratedHitView } from './bindings';
/** A search hit; `matched` tells how close it is: `exact`, `prefix` or `typo`. */
export type HitView = GeneratedHitView & { matched?: string };
export type {
  AskView, CallFormView, CallItemView, CallOutcomeView, CaptureChoiceView, CaptureDraftView, CaptureStepView, LineWordView, MadeView, PickView, SavedView as CaptureSavedView,
  TypedLineView, VisitCaptureView,
} from './bindings';
