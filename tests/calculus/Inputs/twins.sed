# For each exported function in f32 its first and second derivatives, and all of that again in f64.
/^export fn [a-z0-9_]*_of(/{
s/^export fn \([a-z0-9_]*\)_of.*/export grad \1_of\nexport hessian \1_of\n&/
p
s/.*\n//
s/f32/f64/g
s/^export fn \([a-z0-9_]*\)_of\(.*\)/export fn \1_wide\2\nexport grad \1_wide\nexport hessian \1_wide/p
}
