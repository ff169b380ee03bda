/** OpenAI's wire format. */
@NullMarked
package dev.atelier.simulator.openai;

import org.jspecify.annotations.NullMarked;
