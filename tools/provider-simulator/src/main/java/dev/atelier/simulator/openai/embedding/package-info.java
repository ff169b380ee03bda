/** {@code POST /v1/embeddings}. */
@NullMarked
package dev.atelier.simulator.openai.embedding;

import org.jspecify.annotations.NullMarked;
