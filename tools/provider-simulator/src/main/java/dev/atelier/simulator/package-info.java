/**
 * Speaks the wire formats of AI providers over HTTP on 127.0.0.1: strict about requests, deterministic in answers, with
 * faults on demand. A package per provider ({@link dev.atelier.simulator.openai},
 * {@link dev.atelier.simulator.anthropic}, {@link dev.atelier.simulator.gemini}), and for three that do not exist
 * ({@link dev.atelier.simulator.invented.lantern} and {@link dev.atelier.simulator.invented.plain} chat,
 * {@link dev.atelier.simulator.invented.zoetrope} makes pictures and videos), beside a provider-neutral engine: {@code answer} (texts and token counts), {@code ledger}, {@code fault},
 * {@code delivery}, {@code http}, {@code control}.
 * All providers share one port. OpenAI and Anthropic also share {@code /v1}, where a request is Anthropic's if its path is
 * {@code /v1/messages} or if it has the header {@code anthropic-version} or {@code x-api-key}.
 *
 * <h2>Answers</h2>
 *
 * The same messages to the same model get the same answer, 20 to 60 tokens of prose, one token per chunk of a stream.
 * Tokens are counted with o200k_base. Hints in the last user message shape it without any fault:
 *
 * <ul>
 *   <li>{@code [[tokens=500]]} the length of the answer
 *   <li>{@code [[delay=20]]} milliseconds between the chunks of a stream, or before a plain answer
 *   <li>{@code [[say=any text]]} the very text of the answer, whatever characters it holds
 *   <li>{@code [[stamp=50]]} as many chunks, each of which is its number and the nanosecond at which it was written, see
 *       {@link dev.atelier.simulator.answer.Stamps}: for measuring, and the one answer that is never the same twice
 *   <li>{@code [[reasoning=N]]}, {@code [[cached=N]]} reasoning tokens (part of the completion) and cached tokens (part of
 *       the prompt) to report in the usage
 *   <li>{@code [[block=SAFETY]]} blocks the prompt for that reason, {@code [[finish=SAFETY]]} ends the answer with it:
 *       both at Gemini only
 *   <li>{@code [[usage=none]]} lets the usage go unreported: in a chat with OpenAI, in a text to embed with Gemini
 *   <li>"call the tool" or "use the tool" calls a tool although {@code tool_choice} leaves it open
 * </ul>
 *
 * <h2>Keys</h2>
 *
 * Any key is accepted that is not empty and does not start with {@code sk-invalid}, where the provider wants it.
 *
 * <h2>The control door</h2>
 *
 * <ul>
 *   <li>{@code GET|DELETE /_sim/ledger}: the last 200 000 calls, oldest first. {@code outcome} is {@code running},
 *       {@code completed}, {@code cancelled} (the client closed first), {@code failed} (a fault broke it, {@code fault}
 *       says which), or {@code refused} (the request was wrong). {@code served} is what a bill goes by: true once work
 *       began, and only then are there tokens: those of the prompt, and those of the answer handed over so far. A fault
 *       that strikes before the first chunk leaves it false. The id is the one in the answer's body ({@code chatcmpl-…}),
 *       for operations without one the header {@code x-request-id}.
 *   <li>{@code GET|PUT|DELETE /_sim/faults}: one fault per provider and operation ({@code chat}, {@code embedding},
 *       {@code models}, {@code image}, {@code video}, {@code poll} …), or per provider where none is named; the operation's own is tried first, and a new order for the
 *       same target replaces the old one. {@code none} takes back one operation's fault, or all of the provider's. Only
 *       requests that would have been served meet faults. Beyond the documented fields {@code code} sets the provider's
 *       error code, such as {@code insufficient_quota}; at Anthropic its error type, or {@code credit_balance_too_low} and
 *       {@code spend_limit_reached} for the texts by which alone it tells them; at Gemini the id of the quota for a 429, such
 *       as {@code GenerateRequestsPerDayPerProjectPerModel-FreeTier}, and otherwise the {@code reason} among the details, such
 *       as {@code API_KEY_INVALID}. {@code afterChunks} counts chunks of content; 0 strikes in place
 *       of the first event of the stream, absent strikes before the HTTP status ({@code malformed}: within the body).
 *       {@code times} counts the calls hit.
 *   <li>{@code GET|DELETE /_sim/requests?last=N}: what was sent, at most 100, only with {@code --record-requests} or
 *       {@code ATELIER_SIM_RECORD=true}: they hold prompts.
 *   <li>{@code GET /_sim/health}
 * </ul>
 */
@NullMarked
package dev.atelier.simulator;

import org.jspecify.annotations.NullMarked;
