/** OpenAI's Chat Completions, and whatever speaks the same format. */
@NullMarked
package dev.atelier.aiproxy.adapter.openai;

import org.jspecify.annotations.NullMarked;
