/**
 * A provider that exists nowhere else, for {@code examples/custom-adapter}: its format is as unlike OpenAI's as can be, and
 * fits on a page. Everything is lines of UTF-8, a word, a space and a text in which {@code \n}, {@code \r} and {@code \\}
 * stand for what would break the line.
 *
 * <pre>{@code
 * POST /plain/talk              text How do
 * X-Key: any                    text  you do?
 *                               end done
 * model parrot-1                used 12 0 5 0
 * pieces
 * limit 100
 * stop never
 * system Be polite.
 * user Hello?
 * }</pre>
 *
 * On the left a request: {@code limit} (tokens of the answer), {@code stop} (any number of times) and {@code pieces} may be
 * missing; messages are {@code system}, {@code user} and {@code assistant}. On the right the answer: {@code text} once, or
 * with {@code pieces} as often as there is more to say; {@code end done} or {@code end limit}; then {@code used} with tokens
 * of the prompt, those of them from a cache, tokens made, those of them spent on thinking. An answer without {@code used} was
 * cut off. An error is an HTTP status and the line {@code error code text}, which may also come instead of a further
 * {@code text}.
 */
@NullMarked
package dev.atelier.simulator.invented.plain;

import org.jspecify.annotations.NullMarked;
