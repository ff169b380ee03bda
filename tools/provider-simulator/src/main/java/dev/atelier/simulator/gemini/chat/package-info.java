/** {@code :generateContent} and {@code :streamGenerateContent}. */
@NullMarked
package dev.atelier.simulator.gemini.chat;

import org.jspecify.annotations.NullMarked;
