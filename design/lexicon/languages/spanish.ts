import type { LanguageWords } from '../language-words.ts';

/** Words of Spanish. */
export const spanish: LanguageWords = {
  language: 'es',
  functionWords:
    'el, la, los, las, un, una, unos, unas, de, del, y, o, a, al, para, por, con, en, sobre, es, son, ser, está, están, nosotros, nuestro, nuestra, nuestros, nuestras, tu, tus, su, sus, usted, ustedes, lo, se, que, qué, cómo, quién, dónde, no, más, todo, todos, todas, sin, este, esta, estos, estas, mi, mis, te, le, nos, pero, si, hay, ha, han, desde, hasta, entre, muy, también, ya, cuando',
  letters: 'ñ¿¡',
  commonWords:
    'hoy, mañana, ayer, semana, mes, año, días, precio, gratis, novedades, vendidos, ofertas, tarjetas, regalo, envío, pago, pedido, pedidos, opiniones, bienvenido, bienvenida, saldo, movimientos, últimos, dinero, pasajeros, origen, destino, ida, vuelta, informes, funciona, olvidaste, recordarme, talla, color, página, resultados, gracias, hola, ahora, pronto',
  actions:
    'comprar, comprar ahora, añadir, agregar, añadir al carrito, agregar al carrito, enviar, confirmar, cancelar, cerrar, continuar, siguiente, anterior, volver, buscar, registrarse, regístrate, registrar, iniciar sesión, inicia sesión, acceder, entrar, ingresar, cerrar sesión, salir, crear, crear cuenta, guardar, eliminar, borrar, editar, modificar, descargar, subir, importar, exportar, compartir, seguir, reservar, pagar, ver, ver más, ver todo, ver todos, saber más, leer más, conoce más, más información, descubrir, descubre, empezar, comenzar, empieza, probar, prueba, suscribirse, suscríbete, suscribirme, contactar, contáctanos, llamar, solicitar, pedir, unirse, únete, participar, aceptar, rechazar, elegir, seleccionar, imprimir, copiar, restablecer, omitir, saltar, finalizar, terminar, abrir, publicar, responder, donar, aplicar, realizar, crear una cuenta, comparar, gestionar, obtener, obtén, consultar, apúntate, inscríbete, inscribirse, finalizar compra, tramitar, escuchar, actualizar, quitar, volver a intentar, reintentar, verificar, activar, iniciar, añade, solicita, contacta',
  inPlaceActions:
    'anadir, agregar, carrito, cesta, eliminar, borrar, quitar, cerrar, cancelar, aplicar, guardar, enviar, suscribirse, seguir, compartir, copiar, imprimir, editar, confirmar, aceptar, rechazar, permitir, avisame, buscar, filtrar, ordenar, ver mas, siguiente, anterior, reproducir, subir, responder, votar, pagar, publicar, ok, listo, omitir',
  dismissals: 'Cancelar, Cerrar, Ahora no, No gracias, Más tarde',
  navigation:
    'inicio, sobre nosotros, nosotros, acerca de, quiénes somos, contacto, productos, servicios, precios, blog, noticias, ayuda, soporte, iniciar sesión, registrarse, cuenta, mi cuenta, carrito, perfil, configuración, ajustes, panel, equipo, empleo, galería, eventos, aviso legal, privacidad, términos, tienda, categorías, buscar, prensa, funciones, preguntas frecuentes, menú, portafolio',
  fields: {
    email: 'e mail, email, correo, correo electrónico, dirección de correo, correo corporativo',
    newPassword:
      'nueva contraseña, confirmar contraseña, confirma tu contraseña, repetir contraseña, repite la contraseña, crear contraseña, confirmar la contraseña, confirme su contraseña, crea una contraseña, vuelve a escribir la contraseña',
    password: 'contraseña, clave',
    phone: 'teléfono, número de teléfono, móvil, celular, tel',
    code: 'código de verificación, código de un solo uso, código de confirmación, código sms',
    username: 'nombre de usuario, usuario',
    givenName: 'nombre de pila, primer nombre',
    familyName: 'apellido, apellidos',
    organization: 'empresa, compañía, organización, nombre de la empresa, razón social',
    cardNumber: 'número de tarjeta, tarjeta de crédito, número de la tarjeta',
    cardName: 'titular de la tarjeta, titular, nombre en la tarjeta, nombre del titular',
    cardCode: 'código de seguridad, cvc, cvv',
    cardExpiry: 'fecha de caducidad, fecha de vencimiento, vencimiento, caducidad',
    postalCode: 'código postal, cp, c p',
    birthday: 'fecha de nacimiento',
    date: 'fecha, llegada, salida, dd mm aaaa',
    time: 'hora',
    city: 'ciudad, localidad, población',
    country: 'país',
    street: 'calle, dirección, domicilio, calle y número',
    addressLine2: 'piso, puerta, apartamento, escalera, número interior',
    region: 'provincia, región, comunidad autónoma, departamento',
    jobTitle: 'cargo, puesto, profesión',
    url: 'sitio web, página web, enlace',
    search: 'buscar, búsqueda, busca, buscas, buscando',
    quantity:
      'cantidad, cuántos, importe, edad, cuántas, número de personas, número de huéspedes, número de pasajeros, número de adultos, monto',
    message:
      'mensaje, comentario, comentarios, observaciones, descripción, tu mensaje, consulta, pregunta, notas',
    subject: 'asunto, tema',
    name: 'nombre, nombre completo, tu nombre, nombre y apellidos, cómo te llamas, cómo se llama, nombre y apellido',
  },
  prompts:
    'introduce, introduzca, ingresa, ingrese, escribe, escriba, ej, p ej, por ejemplo, selecciona, seleccione, elige, seleccionar',
  months:
    'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, ene, feb, mar, abr, jun, jul, ago, sept, sep, set, oct, nov, dic',
  states: {
    hover: 'hover, encima',
    focus: 'foco, enfocado',
    pressed: 'presionado, pulsado',
    disabled: 'deshabilitado, desactivado, inactivo',
    unavailable: 'no disponible, agotado, agotada, completo, sin existencias, sin plazas',
    selected: 'seleccionado, activado, marcado',
    open: 'abierto, desplegado, expandido',
  },
  layers:
    'marco, frame, grupo, rectángulo, elipse, línea, flecha, vector, polígono, estrella, unión, unir, sustraer, restar, intersecar, intersección, excluir, texto, imagen, componente, instancia, sección, sector, máscara, grupo de máscaras, capa, variante, forma, trazado',
  labels: {
    increase: 'Aumentar',
    decrease: 'Disminuir',
    more: 'Más',
    dialog: 'Diálogo',
    button: 'Botón',
    close: 'Cerrar',
    menu: 'Menú',
    search: 'Buscar',
    previous: 'Anterior',
    next: 'Siguiente',
    pages: 'Páginas',
    navigation: 'Navegación principal',
    breadcrumb: 'Ruta de navegación',
    settings: 'Configuración',
    notifications: 'Notificaciones',
    cart: 'Carrito',
    yes: 'Sí',
    no: 'No',
    selectAll: 'Seleccionar todo',
    account: 'Cuenta',
    remove: 'Quitar',
    add: 'Añadir',
    favourite: 'Favorito',
    help: 'Ayuda',
    clear: 'Borrar',
    edit: 'Editar',
    filter: 'Filtrar',
    back: 'Volver',
  },
};
