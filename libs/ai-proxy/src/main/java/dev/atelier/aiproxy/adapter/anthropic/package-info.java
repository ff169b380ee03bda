/** Anthropic's Messages API: canonical requests and answers mapped to it and back, whole and streamed. */
@NullMarked
package dev.atelier.aiproxy.adapter.anthropic;

import org.jspecify.annotations.NullMarked;
