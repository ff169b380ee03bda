/** JSON log lines that never hold a secret. */
@NullMarked
package dev.atelier.platform.logging;

import org.jspecify.annotations.NullMarked;
