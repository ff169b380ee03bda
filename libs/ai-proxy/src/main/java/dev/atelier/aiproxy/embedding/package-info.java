/** Embedding calls through the pipeline. */
@NullMarked
package dev.atelier.aiproxy.embedding;

import org.jspecify.annotations.NullMarked;
