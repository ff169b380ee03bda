/** Counting tokens where no provider does it for us. */
@NullMarked
package dev.atelier.aiproxy.tokens;

import org.jspecify.annotations.NullMarked;
