/* network.c -- from nncreate's struct, or the course's sizes, to the engine's network.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <limits.h>
#include <math.h>
#include <string.h>
#include "arguments.h"
#include "arrays.h"
#include "network.h"

static const mxArray *need_field (const mxArray *net, const char *name)
{
  const mxArray *field = mxGetField (net, 0, name);
  if (!field)
    arguments_raise ("network",
                     "net must come from nncreate, but has no field %s", name);
  return field;
}

static int get_sizes (const mxArray *net, ptrdiff_t **size)
{
  const mxArray *A = need_field (net, "Sizes");
  if (!mxIsDouble (A) || mxIsComplex (A) || mxIsSparse (A)
      || mxGetNumberOfElements (A) < 2 || mxGetNumberOfElements (A) > INT_MAX)
    arguments_raise ("network", "net.Sizes must be the layers' sizes, two or more,"
                     " but is %s", array_describe (A));
  const int layers = (int) mxGetNumberOfElements (A);
  const double *s = mxGetData (A);
  *size = array_memory (layers, sizeof **size);
  for (int l = 0; l < layers; l++) {
    if (!(s[l] >= 1 && s[l] <= INT_MAX && s[l] == floor (s[l])))
      arguments_raise ("network", "net.Sizes must be whole and from 1 to 2147483647, but"
                       " Sizes(%d) is %s", l + 1, bp_number (s[l]).text);
    (*size)[l] = (ptrdiff_t) s[l];
  }
  return layers;
}

static void get_name (const mxArray *A, const char *field, char *name, size_t room)
{
  if (!mxIsChar (A) || mxGetM (A) > 1 || mxGetString (A, name, (mwSize) room) != 0)
    arguments_raise ("network", "net.%s must be a name that nncreate knows, but is %s",
                     field, array_describe (A));
}

static bp_activation get_activation (const mxArray *A, const char *field)
{
  char name[16];
  get_name (A, field, name, sizeof name);
  const bp_activation g = bp_activation_named (name);
  if (g == BP_NO_ACTIVATION)
    arguments_raise ("network", "net.%s must be a name that nncreate knows,"
                     " but is %s", field, name);
  return g;
}

/* One name for all hidden layers, or a cell with one for each. */
static void get_activations (const mxArray *net, bp_network *to)
{
  const mxArray *A = need_field (net, "Activation");
  const int hidden = to->layers - 2;
  if (mxIsCell (A) && (int) mxGetNumberOfElements (A) != hidden)
    arguments_raise ("network", "net.Activation must have %d name%s (one for each"
                     " hidden layer), but has %d", hidden, hidden == 1 ? "" : "s",
                     (int) mxGetNumberOfElements (A));
  for (int l = 0; l < hidden; l++) {
    const mxArray *name = mxIsCell (A) ? mxGetCell (A, l) : A;
    if (!name)
      arguments_raise ("network", "net.Activation must not have an empty entry");
    to->activation[l + 1] = get_activation (name, "Activation");
  }
  to->activation[to->layers - 1] = get_activation (need_field (net, "Output"), "Output");
}

/* The fields Shift and Scale, which may be missing or empty. */
static void get_standard (const mxArray *net, bp_network *to)
{
  const mxArray *shift = mxGetField (net, 0, "Shift");
  const mxArray *scale = mxGetField (net, 0, "Scale");
  if (!array_given (shift) && !array_given (scale))
    return;
  const mxArray *none = mxCreateDoubleScalar (0), *all = mxCreateDoubleScalar (1);
  to->shift = array_doubles (array_given (shift) ? shift : none, "net.Shift",
                             to->size[0], "input", true);
  to->scale = array_doubles (array_given (scale) ? scale : all, "net.Scale",
                             to->size[0], "input", true);
}

static double get_lambda (const mxArray *lambda, const char *name)
{
  if ((!mxIsNumeric (lambda) && !mxIsLogical (lambda)) || mxIsComplex (lambda)
      || mxGetNumberOfElements (lambda) != 1)
    arguments_raise ("value", "%s must be one number, zero or more, but is %s", name,
                     array_describe (lambda));
  return mxGetScalar (lambda);
}

/* A field that is one number; 0 if it is missing. */
static double get_number (const mxArray *net, const char *name)
{
  const mxArray *field = mxGetField (net, 0, name);
  if (!array_given (field))
    return 0;
  if (!mxIsDouble (field) || mxIsComplex (field) || mxGetNumberOfElements (field) != 1)
    arguments_raise ("value", "net.%s must be one number, but is %s", name,
                     array_describe (field));
  return mxGetScalar (field);
}

/* A new network, with sigmoid units and cross-entropy. */
static bp_network *of_sizes (int layers, const ptrdiff_t *size)
{
  bp_network *to = bp_network_init (array_memory (1, bp_network_bytes (layers)), layers, size);
  if (!to)
    arguments_raise ("network", "net.Sizes ask for more parameters than can be counted");
  return to;
}

/* From nncreate. */
static const bp_network *from_struct (const mxArray *net)
{
  ptrdiff_t *size;
  const int layers = get_sizes (net, &size);
  bp_network *to = of_sizes (layers, size);
  get_activations (net, to);

  char loss[16];
  get_name (need_field (net, "Loss"), "Loss", loss, sizeof loss);
  to->loss = bp_loss_named (loss);
  if (to->loss == BP_NO_LOSS)
    arguments_raise ("network", "net.Loss must be crossentropy or squarederror,"
                     " but is %s", loss);
  to->lambda = get_lambda (need_field (net, "Lambda"), "net.Lambda");
  to->sparsity_target = get_number (net, "SparsityTarget");
  to->sparsity_weight = get_number (net, "SparsityWeight");
  get_standard (net, to);
  return to;
}

/* The course's: {input_layer_size, hidden_layer_size, num_labels, lambda}, of which the
 * second may be a vector. */
static const bp_network *from_course (const mxArray *cell)
{
  static const char *const names[] = {
    "input_layer_size", "hidden_layer_size", "num_labels"
  };
  enum { SIZES = 3, LAMBDA = 3, MOST = 1000 };
  ptrdiff_t size[MOST];
  int layers = 0;
  for (int i = 0; i < SIZES; i++) {
    const mxArray *A = mxGetCell (cell, i);
    bp_matrix M = array_view (A, names[i]);
    if (M.row)
      M = array_full (M);
    const ptrdiff_t count = M.rows * M.cols;
    if (count > MOST - layers || (i != 1 && count != 1))
      arguments_raise ("size", "%s must be %s, but is %s", names[i],
                       i == 1 ? "at most 997 whole numbers" : "one whole number",
                       array_describe (A));
    for (ptrdiff_t k = 0; k < count; k++) {
      const double units = bp_entry (&M, k);
      if (!(units >= 1 && units <= INT_MAX && units == floor (units)))
        arguments_raise ("size", "%s must be a whole number from 1 to 2147483647, but is %s",
                         names[i], bp_number (units).text);
      size[layers++] = (ptrdiff_t) units;
    }
  }
  bp_network *to = of_sizes (layers, size);
  to->lambda = get_lambda (mxGetCell (cell, LAMBDA), "lambda");
  return to;
}

const bp_network *network_get (const mxArray *net)
{
  if (mxIsCell (net) && mxGetNumberOfElements (net) == 4)
    return from_course (net);
  if (!mxIsStruct (net) || mxGetNumberOfElements (net) != 1)
    arguments_raise ("type", "net must be a struct from nncreate, but is %s",
                     array_describe (net));
  return from_struct (net);
}
