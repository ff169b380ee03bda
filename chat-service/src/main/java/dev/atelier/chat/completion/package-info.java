/** OpenAI's Chat Completions: one call, nothing stored, the body passed on as it came. */
@NullMarked
package dev.atelier.chat.completion;

import org.jspecify.annotations.NullMarked;
