#ifndef DOCX_SHAPE_H
#define DOCX_SHAPE_H

#include "docx/inner.h"

/* Shapes of DrawingML and VML: shape.c has their outlines. */

/* A box keeps its text clear by 0.1 inch at the sides, half of that above and below (21.1.2.1.1), in twips. */
enum { BOX_SIDE_INSET = 144, BOX_TOP_INSET = 72 };
enum { DX_ANGLE_DEGREE = 60000 }; /* ST_Angle: 60000ths of a degree */

/* A colour by its name ("red", "windowText"); COLOUR_AUTO: unknown. */
int dx_named_colour(str name);
/* "left", "center", "top", "inside" …; DALIGN_NONE for everything else. */
enum doc_drawing_align dx_drawing_align(str text);
/* Sets kind (and path, scaled to width and height) of a preset shape; false: only a box. */
bool dx_preset(struct docx *docx, str name, struct doc_drawing *drawing);
/* custGeom to a path; false: it has none. */
bool dx_custom_path(struct docx *docx, const struct arc_node *geom, struct doc_drawing *drawing);
/*
 * A VML path to a path. from, size: of the space that its numbers are in, which fills the drawing's box; false: nothing
 * to draw.
 */
bool dx_vml_path(
    struct docx *docx, str path, long from_x, long from_y, long size_x, long size_y, struct doc_drawing *drawing);
/* How much white covers a picture whose colours c become c × gain + (1 - gain) / 2 + black; percent. */
int dx_faded(double gain, double black);
/* Reads w:txbxContent (NULL: none) into the drawing's blocks; complains where boxes nest beyond LIMIT_BOX_NESTING. */
void dx_box_text(struct docx *docx, struct arc_node *content, struct doc_drawing *drawing);
/* Text that runs up or down in an upright shape: the drawing becomes a group of the shape and a turned box with the text. */
void dx_turn_text(struct docx *docx, struct doc_drawing *drawing, enum doc_text_direction direction);

#endif
