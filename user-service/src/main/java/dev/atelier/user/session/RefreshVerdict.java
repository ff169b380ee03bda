package dev.atelier.user.session;

/** What a presented refresh token means for its session. */
enum RefreshVerdict {
    /** It is the good one: replace it. */
    ROTATE,
    /** It was replaced a moment ago and the answer may have been lost: give the same successor again. */
    REPEAT,
    /** It was replaced long ago: somebody has a copy. */
    REUSED,
    /** Its session was ended. */
    ENDED,
    /** Its session has rested for too long. */
    EXPIRED,
    /** It was never a token of this session. */
    FOREIGN
}
