/** What the Gemini API refuses in a request to generate. */
@NullMarked
package dev.atelier.simulator.gemini.chat.rules;

import org.jspecify.annotations.NullMarked;
