/** OpenAI's Embeddings: texts in, vectors out, nothing stored. */
@NullMarked
package dev.atelier.chat.embedding;

import org.jspecify.annotations.NullMarked;
