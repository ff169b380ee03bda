/** What the calls of OpenAI's API have in common. */
@NullMarked
package dev.atelier.chat.openai;

import org.jspecify.annotations.NullMarked;
