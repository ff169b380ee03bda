/** Vectors of texts, one text at a time or many. */
@NullMarked
package dev.atelier.simulator.gemini.embedding;

import org.jspecify.annotations.NullMarked;
