/** What OpenAI takes and refuses in a chat request. */
@NullMarked
package dev.atelier.simulator.openai.chat.rules;

import org.jspecify.annotations.NullMarked;
