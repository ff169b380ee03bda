/** Server-sent events as providers send them. */
@NullMarked
package dev.atelier.aiproxy.adapter.sse;

import org.jspecify.annotations.NullMarked;
