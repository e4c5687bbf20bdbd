/** A piece of a snippet; matches lie between `\u0002` and `\u0003`. */
export interface Piece {
  text: string;
  is_match: boolean;
}

export function piecesOf(snippet: string): Piece[] {
  return snippet
    .split(/(\u0002[^\u0003]*\u0003?)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece.replace(/[\u0002\u0003]/g, ''), is_match: piece.startsWith('\u0002') }));
}
