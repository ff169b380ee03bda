/** Who may call what: a rule on each handler, checked before anything of the request is read. */
@NullMarked
package dev.atelier.platform.access;

import org.jspecify.annotations.NullMarked;
