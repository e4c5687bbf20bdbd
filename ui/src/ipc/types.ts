// What arrives from the core, decided and in words: the generated types, under one name for all of the window.
export type {
  ArrivalView, AwayView, BannerView, BinnedView, BoardRowView, BoardView, CallCardView, ChoiceOptionView, ChoiceView,
  ComingUpView, ConflictView, CountView, CreatedView, DisputeView, DoneView, FactView, Failure, FieldHistoryView,
  FieldProblemView, FieldShape, FieldStepView, FieldView, FileReadView, FileView, FormView, FrameView, HistoryLineView, HitView,
  ItemView, KindView, LineView, LinkedFileView, LinkedItemView, MergeFieldView, MergeView, NextStepView, OfficeView,
  PersonView, PhoneView, PlaceFormRequest, PlaceView, ProblemView, ProposalView, ReadingView, ReminderView, ReviewView, RivalView, UnfinishedView, UnsortedFileView,
  SavedView, SaveItemRequest, StatusView, StepView, TextPartView, TodayView,
} from './bindings';
export type { RecordGroupView, RecordRowView, RecordsView, Value, Values } from './record';

export type {
  AskView, CallFormView, CallItemView, CallOutcomeView, CaptureChoiceView, CaptureDraftView, CaptureStepView, LineWordView, MadeView, PickView, CapturedView,
  TypedLineView, VisitCaptureView,
} from './bindings';
