/** The administrator that exists from the first start on. */
@NullMarked
package dev.atelier.user.firstadmin;

import org.jspecify.annotations.NullMarked;
