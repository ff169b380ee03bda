/** {@code POST /v1/chat/completions}. */
@NullMarked
package dev.atelier.simulator.openai.chat;

import org.jspecify.annotations.NullMarked;
