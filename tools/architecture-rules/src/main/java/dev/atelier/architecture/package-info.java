/** The house rules, checked on the byte code of every module. */
@NullMarked
package dev.atelier.architecture;

import org.jspecify.annotations.NullMarked;
