// What arrives from the core, decided and in words: the generated types, under one name for all of the window.
export type {
  ArrivalView, AwayView, BoardRowView, BoardView, CallCardView, ChoiceView, ComingUpView, CountView, CreatedView,
  DoneView, FactView, Failure, FileReadView, FrameView, HistoryLineView, ItemView, LineView, NextStepView,
  OfficeView, PersonView, PhoneView, ProblemView, ProposalView, ReadingView, ReviewView, StatusView, TodayView,
} from './bindings';

import type { HitView as GeneratedHitView } from './bindings';
/** A search hit; `matched` tells how close it is: `exact`, `prefix` or `typo`. */
export type HitView = GeneratedHitView & { matched?: string };
export type {
  AskView, CallFormView, CallItemView, CallOutcomeView, CaptureChoiceView, CaptureDraftView, CaptureStepView, LineWordView, MadeView, PickView, SavedView,
  TypedLineView, VisitCaptureView,
} from './bindings';
